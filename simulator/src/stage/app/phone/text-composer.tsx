/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useStage } from '../stage-state.ts';
import { words } from '../words.ts';

type TextComposerProps = { placeholder: string; takesFocus?: boolean; onSend: (text: string) => Promise<boolean> };

/** A line to type in. What could not be sent comes back into it. */
export const TextComposer = ({ placeholder, takesFocus = false, onSend }: TextComposerProps) => {
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const busy = useStage((stage) => stage.busy !== undefined);
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, []);

  const send = async (event: Event) => {
    event.preventDefault();
    const content = text.trim();
    if (!content || busy) return;
    setText('');
    if (!(await onSend(content))) setText(content);
  };

  return (
    <form onSubmit={(event) => void send(event)}>
      <input
        ref={field}
        aria-label={placeholder}
        placeholder={placeholder}
        maxLength={600}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button class="wechat-button small" disabled={!text.trim() || busy}>
        {words.phone.send}
      </button>
    </form>
  );
};
