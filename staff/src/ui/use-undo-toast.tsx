import { App, Button } from 'antd';
import { useCallback } from 'react';
import { useMessages } from '../messages/locale-context.tsx';

const shownSeconds = 6;

/** Says what was done and offers to take it back for a few seconds. */
export function useUndoToast(): (text: string, onUndo: (() => void) | null) => void {
  const { message } = App.useApp();
  const { states } = useMessages();
  return useCallback(
    (text, onUndo) => {
      const key = `undo-${text}-${performance.now()}`;
      const undo = (): void => {
        message.destroy(key);
        onUndo?.();
      };
      void message.open({
        key,
        type: 'success',
        duration: onUndo ? shownSeconds : 2,
        content: onUndo ? (
          <>
            {text}
            <Button type="link" size="small" onClick={undo}>
              {states.undo}
            </Button>
          </>
        ) : (
          text
        ),
      });
    },
    [message, states],
  );
}
