import { useCallback, useEffect, useRef, useState } from 'react';
import { forgetUpload, recallUpload, rememberUpload } from './upload-memory.ts';
import { uploadParts } from './upload-parts.ts';

interface UploadPart {
  nth: number;
  base64: string;
  last: boolean;
}

/** What a file is sent for: how it is announced, where its parts go, and which refusals mean that it was finished or cleared away meanwhile. */
export interface UploadTarget {
  of: string;
  begin: (file: File) => Promise<string>;
  addPart: (id: string, part: UploadPart, signal: AbortSignal) => Promise<unknown>;
  isGone: (error: unknown) => boolean;
}

type State =
  | { step: 'idle' }
  | { step: 'sending'; file: File; arrived: number; of: number }
  | { step: 'stopped'; file: File; arrived: number; of: number; error: unknown };

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Announces a file and sends its parts; what stopped can go on, also after a reload with the same file. */
export function useUpload(target: UploadTarget, onDone: (id: string) => void) {
  const [state, setState] = useState<State>({ step: 'idle' });
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  const send = useCallback(
    async (file: File): Promise<void> => {
      const control = new AbortController();
      abort.current = control;
      const progress = { arrived: 0, of: 1 };
      const go = async (known: { id: string; arrived: number } | null): Promise<string> => {
        const id = known?.id ?? (await target.begin(file));
        rememberUpload(target.of, id, file, known?.arrived ?? 0);
        await uploadParts({
          file,
          from: known?.arrived ?? 0,
          send: (part) => target.addPart(id, part, control.signal),
          onPart: (arrived, of) => {
            Object.assign(progress, { arrived, of });
            rememberUpload(target.of, id, file, arrived);
            setState({ step: 'sending', file, arrived, of });
          },
          wait,
          signal: control.signal,
        });
        return id;
      };
      setState({ step: 'sending', file, ...progress });
      try {
        const known = recallUpload(target.of, file);
        const id = await go(known).catch((error: unknown) => {
          // It was finished or cleared away meanwhile: begin anew.
          if (known && target.isGone(error)) return go(null);
          throw error;
        });
        forgetUpload();
        onDone(id);
      } catch (error) {
        if (!control.signal.aborted) setState({ step: 'stopped', file, ...progress, error });
      }
    },
    [target, onDone],
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
