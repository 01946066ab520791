import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import { toast } from '../../../platform/feedback';
import { isDemo } from '../../../platform/is-demo';
import { copyText } from '../../../platform/keep-file';
import { ActionButton } from '../../../ui/action-button';
import { useNow } from '../../../ui/use-now';
import { secondsLeft } from '../code/code-clock';
import { qrImage } from '../code/qr-image';
import { useBrightScreen } from '../hooks/use-bright-screen';
import { useCouponCode } from '../hooks/use-coupon-code';
import './code-panel.scss';

interface Props {
  id: string;
  /** Its page is in front. */
  shown: boolean;
  onRefused: () => void;
}

/** What staff scan: black on white in every theme, with the time it is still good. */
export function CodePanel({ id, shown, onRefused }: Props): ReactElement {
  const { code, refreshAt, failure, retry } = useCouponCode(id, shown, onRefused);
  useBrightScreen(shown && code !== undefined);
  return (
    <View className="code panel">
      <View className="code__title">{t('code.title')}</View>
      {code !== undefined ? (
        <View
          className={`code__picture ${failure ? 'code__picture--old' : ''}`}
          style={{ backgroundImage: qrImage(code) }}
          ariaRole="img"
          ariaLabel={t('code.label')}
        />
      ) : (
        <View className="code__picture code__picture--none">{failure ? t('code.failed') : t('state.loading')}</View>
      )}
      {failure ? (
        <>
          <View className="code__failed">{code === undefined ? failure.message : t('code.stale')}</View>
          <ActionButton look="small" label={t('action.retry')} onTap={retry} />
        </>
      ) : refreshAt === undefined ? null : (
        <Countdown refreshAt={refreshAt} />
      )}
      <View className="code__hint">{t('code.hint')}</View>
      {isDemo && code !== undefined ? <DemoCopy code={code} /> : null}
    </View>
  );
}

/** In the demo both ends are one computer, which cannot scan itself. */
function DemoCopy({ code }: { code: string }): ReactElement {
  const copy = async (): Promise<void> => {
    await copyText(code);
    toast(t('code.copied'));
  };
  return <ActionButton look="plain" label={t('code.copy')} onTap={() => void copy()} />;
}

function Countdown({ refreshAt }: { refreshAt: number }): ReactElement {
  const seconds = secondsLeft(refreshAt, useNow(1000));
  return <View className="code__left numbers">{seconds === null ? t('code.refreshing') : t('code.left', { seconds })}</View>;
}
