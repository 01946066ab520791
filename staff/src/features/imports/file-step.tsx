import { InboxOutlined } from '@ant-design/icons';
import { Alert, Button, Progress } from 'antd';
import type { DragEvent } from 'react';
import { useRef, useState } from 'react';
import { describeError } from '../../api/api-error.ts';
import { useLocale } from '../../messages/locale-context.tsx';
import css from './imports.module.css';
import type { UploadTarget } from './use-upload.ts';
import { useUpload } from './use-upload.ts';

interface Props {
  target: UploadTarget;
  hint: string;
  /** An upload that stopped half-way; the same file goes on where it stopped. */
  unfinished?: { fileName: string } | undefined;
  onDone: (id: string) => void;
}

const accepted = /\.(csv|xlsx)$/i;

export function FileStep({ target, hint, unfinished, onDone }: Props) {
  const { locale, messages } = useLocale();
  const { imports, states } = messages;
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const { state, send, stop } = useUpload(target, onDone);
  const take = (file: File | undefined): void => {
    if (!file) return;
    setWrong(accepted.test(file.name) ? null : file.name);
    if (accepted.test(file.name)) void send(file);
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  if (state.step !== 'idle')
    return (
      <div className={css.step}>
        <div className={css.fileName}>{state.file.name}</div>
        <Progress
          percent={Math.floor((state.arrived / state.of) * 100)}
          status={state.step === 'stopped' ? 'exception' : 'active'}
          aria-label={imports.uploading}
        />
        {state.step === 'stopped' ? (
          <Alert
            type="error"
            showIcon
            title={imports.uploadStopped}
            description={describeError(state.error, locale)}
            action={
              <Button size="small" type="primary" onClick={() => void send(state.file)}>
                {imports.goOn}
              </Button>
            }
          />
        ) : (
          <span className={css.quiet}>{imports.uploading}</span>
        )}
        <div className={css.actions}>
          <Button onClick={stop}>{states.cancel}</Button>
        </div>
      </div>
    );
  return (
    <div className={css.step}>
      {unfinished ? <Alert type="info" showIcon title={imports.unfinished(unfinished.fileName)} /> : null}
      {wrong ? <Alert type="error" showIcon title={imports.wrongFormat(wrong)} /> : null}
      <button
        type="button"
        className={`${css.drop} ${over ? css.over : ''}`}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <InboxOutlined className={css.dropIcon ?? ''} aria-hidden />
        <span className={css.dropTitle}>{imports.drop}</span>
        <span className={css.quiet}>{hint}</span>
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.xlsx"
        aria-label={imports.drop}
        onChange={(event) => {
          take(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </div>
  );
}
