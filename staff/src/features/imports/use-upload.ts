import { useCallback, useEffect, useRef, useState } from 'react';
import { hasCode } from '../../api/api-error.ts';
import { write } from '../../api/call.ts';
import { forgetUpload, recallUpload, rememberUpload } from './upload-memory.ts';
import { uploadParts } from './upload-parts.ts';

type State =
  | { step: 'idle' }
  | { step: 'sending'; file: File; arrived: number; of: number }
  | { step: 'stopped'; file: File; arrived: number; of: number; error: unknown };

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Announces a file and sends its parts; what stopped can go on, also after a reload with the same file. */
export function useUpload(onDone: (id: string) => void) {
  const [state, setState] = useState<State>({ step: 'idle' });
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  const send = useCallback(
    async (file: File): Promise<void> => {
      const control = new AbortController();
      abort.current = control;
      const progress = { arrived: 0, of: 1 };
      const go = async (known: { id: string; arrived: number } | null): Promise<string> => {
        const id = known?.id ?? (await write('staff.imports.begin', { fileName: file.name, bytes: file.size })).id;
        rememberUpload(id, file, known?.arrived ?? 0);
        await uploadParts({
          file,
          from: known?.arrived ?? 0,
          send: (part) => write('staff.imports.add-part', { id, ...part }, { signal: control.signal }),
          onPart: (arrived, of) => {
            Object.assign(progress, { arrived, of });
            rememberUpload(id, file, arrived);
            setState({ step: 'sending', file, arrived, of });
          },
          wait,
          signal: control.signal,
        });
        return id;
      };
      setState({ step: 'sending', file, ...progress });
      try {
        const known = recallUpload(file);
        const id = await go(known).catch((error: unknown) => {
          // It was finished or cleared away meanwhile: begin anew.
          const gone = hasCode(error, 'customer_import.not_found') || hasCode(error, 'customer_import.wrong_step');
          if (known && gone) return go(null);
          throw error;
        });
        forgetUpload();
        onDone(id);
      } catch (error) {
        if (!control.signal.aborted) setState({ step: 'stopped', file, ...progress, error });
      }
    },
    [onDone],
  );
  return {
    state,
    send,
    stop: () => {
      abort.current?.abort();
      setState({ step: 'idle' });
    },
  };
}
