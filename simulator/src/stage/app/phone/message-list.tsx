/** @jsxImportSource preact */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Avatar } from '../avatar.tsx';
import { clockOf, fullTimeOf } from '../clock.ts';
import { setStage } from '../stage-state.ts';
import { words } from '../words.ts';
import { partsOfText } from './message-text.ts';

export type ShownMessage = {
  mine: boolean;
  from: string;
  official?: boolean;
  avatarUrl?: string | null | undefined;
  type: string;
  text: string;
  at: number;
};

const gap = 5 * 60_000;

const openMini = (path: string) => setStage({ screen: { kind: 'mini', path }, tab: 'phone' });

const BubbleText = ({ text }: { text: string }) => (
  <>
    {partsOfText(text).map((part) => {
      if (part.miniPath !== undefined) {
        return (
          <button class="text-link" onClick={() => openMini(part.miniPath ?? '')}>
            {part.text}
          </button>
        );
      }
      return part.href ? (
        <a class="text-link" href={part.href} target="_blank" rel="noreferrer">
          {part.text}
        </a>
      ) : (
        part.text
      );
    })}
  </>
);

const Message = ({ message }: { message: ShownMessage }) => {
  if (message.type === 'event' || message.type === 'system') return <p class="chat-line">{message.text}</p>;
  const kind = message.type === 'text' ? undefined : (words.kinds[message.type] ?? words.phone.pushed);
  return (
    <div class={`message ${message.mine ? 'mine' : ''}`}>
      {message.official ? <span class="account-face small">{words.product}</span> : <Avatar name={message.from} url={message.avatarUrl} />}
      <div class={`bubble ${kind ? 'card-bubble' : ''}`} title={fullTimeOf(message.at)}>
        {kind && <span class="bubble-kind">{kind}</span>}
        <BubbleText text={message.text || words.phone.otherMessage} />
      </div>
    </div>
  );
};

/** A chat, the newest message in sight. */
export const MessageList = ({ messages, empty }: { messages: ShownMessage[]; empty: string }) => {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [messages.length]);
  return (
    <div class="messages" ref={list} role="log" tabIndex={0}>
      {messages.length === 0 && <p class="chat-line">{empty}</p>}
      {messages.map((message, index) => (
        <>
          {message.at - (messages[index - 1]?.at ?? 0) > gap && <time class="chat-line">{clockOf(message.at)}</time>}
          <Message message={message} />
        </>
      ))}
    </div>
  );
};
