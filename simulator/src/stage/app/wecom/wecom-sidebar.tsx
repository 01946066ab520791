/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { postBox } from '../box-client.ts';
import type { Person, Staff } from '../box-types.ts';
import { FramedApp } from '../framed-app.tsx';
import { Icon } from '../icons.tsx';
import { relationOf, staffHas } from '../selection.ts';
import { words } from '../words.ts';

/** One WeCom webview per member of staff and customer, as WeCom opens the sidebar anew for each chat. */
const useWebview = (userid: string, personId: string, wanted: boolean, generation: number) => {
  const key = `${generation} ${userid} ${personId}`;
  const [answer, setAnswer] = useState<{ key: string; url?: string }>({ key: '' });
  useEffect(() => {
    if (!wanted) return;
    let gone = false;
    postBox<{ url: string }>('wecom/session', { userid, personId }).then(
      ({ url }) => !gone && setAnswer({ key, url }),
      () => !gone && setAnswer({ key }),
    );
    return () => {
      gone = true;
    };
  }, [key, wanted]);
  const current = wanted && answer.key === key;
  return { url: current ? answer.url : undefined, failed: current && answer.url === undefined };
};

export const WecomSidebar = ({ person, staff }: { person: Person; staff: Staff }) => {
  const [generation, setGeneration] = useState(0);
  const wanted = staffHas(relationOf(person, staff.userid));
  const { url, failed } = useWebview(staff.userid, person.id, wanted, generation);
  const again = () => setGeneration((n) => n + 1);

  return (
    <aside class="wecom-sidebar">
      <header>
        <h3>{words.wecom.sidebar}</h3>
        {wanted && (
          <button class="icon-button" aria-label={words.wecom.reload} title={words.wecom.reload} onClick={again}>
            <Icon name="reload" size={18} />
          </button>
        )}
      </header>
      {!wanted && (
        <div class="frame-state">
          <Icon name="window" size={32} />
          <p>{words.wecom.sidebarWaiting}</p>
        </div>
      )}
      {wanted && failed && (
        <div class="frame-state" role="alert">
          <h3>{words.wecom.sessionFailed}</h3>
          <p>{words.wecom.sessionHint}</p>
          <button class="button" onClick={again}>
            {words.banner.retry}
          </button>
        </div>
      )}
      {wanted && !failed && <FramedApp url={url} name={words.wecom.sidebar} generation={generation} />}
    </aside>
  );
};
