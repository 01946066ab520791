/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { sendMessage, tapMenu } from '../actions.ts';
import { Icon } from '../icons.tsx';
import { setStage, useStage } from '../stage-state.ts';
import { words } from '../words.ts';

/** The menu of the account and the keyboard, one at a time as in WeChat. What was typed stays while the menu shows. */
export const AccountComposer = () => {
  const [typing, setTyping] = useState(false);
  const [text, setText] = useState('');
  const busy = useStage((stage) => stage.busy);

  const send = async (event: Event) => {
    event.preventDefault();
    const content = text.trim();
    if (!content || busy) return;
    setText('');
    if (!(await sendMessage(content))) setText(content);
  };

  return (
    <div class="composer">
      <button
        class="icon-button"
        aria-label={typing ? words.phone.toMenu : words.phone.toKeyboard}
        title={typing ? words.phone.toMenu : words.phone.toKeyboard}
        onClick={() => setTyping(!typing)}
      >
        <Icon name={typing ? 'menu' : 'keyboard'} size={24} />
      </button>
      {typing ? (
        <form onSubmit={(event) => void send(event)}>
          <input
            aria-label={words.phone.typeHere}
            placeholder={words.phone.typeHere}
            maxLength={600}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
            ref={(field) => field?.focus()}
          />
          <button class="wechat-button small" disabled={!text.trim() || busy !== undefined}>
            {words.phone.send}
          </button>
        </form>
      ) : (
        <nav>
          <button onClick={() => setStage({ screen: { kind: 'mini' } })}>{words.menu.mini}</button>
          {words.menu.keys.map(([key, label]) => (
            <button key={key} disabled={busy !== undefined} onClick={() => void tapMenu(key)}>
              {label}
            </button>
          ))}
        </nav>
      )}
    </div>
  );
};
