import { useMessages } from '../../messages/locale-context.tsx';
import { StateNotice } from '../../ui/state-notice.tsx';

/** Also met after a new release, when a page's old chunk is gone: reloading fetches the new one. */
export function RouteCrash() {
  const { states } = useMessages();
  return (
    <StateNotice
      tone="error"
      title={states.crashedTitle}
      body={states.crashedBody}
      action={{ label: states.reload, onClick: () => window.location.reload() }}
    />
  );
}
