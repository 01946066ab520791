import { Form, Input } from 'antd';
import { useMessages } from '../../messages/locale-context.tsx';
import type { Settings } from './api.ts';
import css from './settings-form.module.css';

interface Props {
  name: 'oaWelcomeText' | 'wecomWelcomeText';
  label: string;
  hint: string;
  maxLength: number;
}

export function WelcomeField({ name, label, hint, maxLength }: Props) {
  const { settings } = useMessages();
  const form = Form.useFormInstance<Settings>();
  const text = Form.useWatch(name, form)?.trim();
  return (
    <>
      <Form.Item name={name} label={label} extra={hint}>
        <Input.TextArea maxLength={maxLength} showCount autoSize={{ minRows: 3, maxRows: 10 }} />
      </Form.Item>
      <div className={css.preview}>
        {text ? (
          <>
            {settings.preview}
            <span className={css.bubble}>{text}</span>
          </>
        ) : (
          settings.previewNothing
        )}
      </div>
    </>
  );
}
