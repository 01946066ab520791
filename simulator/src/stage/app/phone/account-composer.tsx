/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { sendMessage, tapMenu } from '../actions.ts';
import { Icon } from '../icons.tsx';
import { setStage, useStage } from '../stage-state.ts';
import { words } from '../words.ts';
import { TextComposer } from './text-composer.tsx';

/** The menu of the account and the keyboard, one at a time as in WeChat. */
export const AccountComposer = () => {
  const [typing, setTyping] = useState(false);
  const busy = useStage((stage) => stage.busy !== undefined);
  const label = typing ? words.phone.toMenu : words.phone.toKeyboard;
  return (
    <div class="composer">
      <button class="icon-button" aria-label={label} title={label} onClick={() => setTyping(!typing)}>
        <Icon name={typing ? 'menu' : 'keyboard'} size={24} />
      </button>
      {typing ? (
        <TextComposer placeholder={words.phone.typeHere} takesFocus onSend={sendMessage} />
      ) : (
        <nav>
          <button onClick={() => setStage({ screen: { kind: 'mini' } })}>{words.menu.mini}</button>
          {words.menu.keys.map((key) => (
            <button key={key} disabled={busy} onClick={() => void tapMenu(key)}>
              {key}
            </button>
          ))}
        </nav>
      )}
    </div>
  );
};
