/** @jsxImportSource preact */
import { follow } from '../actions.ts';
import { Icon } from '../icons.tsx';
import { setStage, useStage } from '../stage-state.ts';
import { words } from '../words.ts';

/** What WeChat shows of an account one does not follow. */
export const AccountProfile = () => {
  const busy = useStage((stage) => stage.busy);
  return (
    <div class="account-profile">
      <span class="account-face large">{words.product}</span>
      <h3>{words.phone.account}</h3>
      <p>{words.phone.accountIntro}</p>
      <button class="wechat-button" disabled={busy !== undefined} onClick={() => void follow()}>
        {busy === 'follow' ? words.phone.following : words.phone.follow}
      </button>
      <button class="quiet-button" onClick={() => setStage({ sheet: 'scan' })}>
        <Icon name="scan" /> {words.scan.accountCode}
      </button>
    </div>
  );
};
