/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { addStaff, scan } from '../actions.ts';
import { Dialog } from '../dialog.tsx';
import { KnownScenes, KnownWays } from './known-codes.tsx';
import { setStage, useStage } from '../stage-state.ts';
import { words } from '../words.ts';

const close = () => setStage({ sheet: undefined });

const AccountCode = () => {
  const [scene, setScene] = useState('');
  const busy = useStage((stage) => stage.busy !== undefined);
  const submit = (event: Event) => {
    event.preventDefault();
    if (!scene.trim()) return;
    setStage({ screen: { kind: 'account' }, tab: 'phone' });
    void scan(scene.trim()).then((done) => done && close());
  };
  return (
    <form class="form" onSubmit={submit}>
      <p>{words.scan.accountHint}</p>
      <KnownScenes chosen={scene} onChoose={setScene} />
      <label>
        {words.scan.scene}
        <input
          required
          maxLength={64}
          placeholder={words.scan.scenePlaceholder}
          value={scene}
          onInput={(e) => setScene(e.currentTarget.value)}
        />
      </label>
      <button class="button primary" disabled={busy || !scene.trim()}>
        {words.scan.go}
      </button>
    </form>
  );
};

const StaffCode = () => {
  const staff = useStage((stage) => stage.box?.staff);
  const chosen = useStage((stage) => stage.userid);
  const busy = useStage((stage) => stage.busy !== undefined);
  const [userid, setUserid] = useState(chosen ?? '');
  const [state, setState] = useState('');
  const [configId, setConfigId] = useState('');
  const [half, setHalf] = useState(false);
  const submit = (event: Event) => {
    event.preventDefault();
    setStage({ userid, tab: 'wecom', pane: 'chat' });
    void addStaff(userid, {
      ...(configId ? { configId } : {}),
      ...(state.trim() ? { state: state.trim() } : {}),
      ...(half ? { half } : {}),
    }).then((done) => done && close());
  };
  return (
    <form class="form" onSubmit={submit}>
      <p>{words.scan.staffHint}</p>
      <KnownWays chosen={configId} onChoose={(id) => setConfigId(id === configId ? '' : id)} />
      <label>
        {words.scan.who}
        <select value={userid} onChange={(e) => setUserid(e.currentTarget.value)}>
          {staff?.map((each) => (
            <option key={each.userid} value={each.userid}>
              {each.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.scan.state}
        <input maxLength={30} placeholder={words.scan.statePlaceholder} value={state} onInput={(e) => setState(e.currentTarget.value)} />
      </label>
      <label class="check">
        <input type="checkbox" checked={half} onChange={(e) => setHalf(e.currentTarget.checked)} />
        {words.scan.half}
      </label>
      <button class="button primary" disabled={busy || !userid}>
        {words.scan.go}
      </button>
    </form>
  );
};

export const ScanSheet = () => {
  const [kind, setKind] = useState<'account' | 'staff'>('account');
  return (
    <Dialog title={words.scan.title} onClose={close}>
      <div class="segments" role="group">
        <button aria-pressed={kind === 'account'} onClick={() => setKind('account')}>
          {words.scan.accountCode}
        </button>
        <button aria-pressed={kind === 'staff'} onClick={() => setKind('staff')}>
          {words.scan.staffCode}
        </button>
      </div>
      {kind === 'account' ? <AccountCode /> : <StaffCode />}
    </Dialog>
  );
};
