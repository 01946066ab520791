/** @jsxImportSource preact */
import { useEffect } from 'preact/hooks';
import { Icon } from './icons.tsx';
import { setStage, useStage } from './stage-state.ts';
import { words } from './words.ts';

const shownFor = { good: 3500, bad: 12_000 };

/** How the last gesture went. Bad news stays long enough to be read and can be put away. */
export const NoticeBar = () => {
  const notice = useStage((stage) => stage.notice);
  useEffect(() => {
    if (!notice) return;
    const timer = setTimeout(() => setStage({ notice: undefined }), shownFor[notice.tone]);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <div class="notice-place" role="status">
      {notice && (
        <div key={notice.id} class={`notice ${notice.tone}`}>
          <Icon name={notice.tone === 'good' ? 'check' : 'warn'} size={18} />
          <span>{notice.text}</span>
          {notice.tone === 'bad' && (
            <button class="text-button" onClick={() => setStage({ notice: undefined })}>
              {words.dismiss}
            </button>
          )}
        </div>
      )}
    </div>
  );
};
