import { t } from '../../../messages';
import { toast } from '../../../platform/feedback';
import { copyText } from '../../../platform/keep-file';

/** WeChat itself says when it will not. */
export function copy(text: string): void {
  copyText(text).then(
    () => toast(t('order.copied'), 'success'),
    () => undefined,
  );
}
