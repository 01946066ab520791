import { CopyOutlined } from '@ant-design/icons';
import { App, Button, Tooltip } from 'antd';
import { useMessages } from '../messages/locale-context.tsx';

/** The clipboard API is absent in some WeCom web views and on plain http; the old way still works there. */
async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}

export function CopyButton({ text }: { text: string }) {
  const { message } = App.useApp();
  const { states } = useMessages();
  return (
    <Tooltip title={states.copy}>
      <Button
        type="text"
        size="small"
        icon={<CopyOutlined />}
        aria-label={states.copy}
        onClick={() => void copyText(text).then(() => message.success(states.copied))}
      />
    </Tooltip>
  );
}
