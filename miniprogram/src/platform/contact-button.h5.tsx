import { Button } from '@tarojs/components';
import { t } from '../messages';
import { confirm } from './feedback';
import type * as Shape from './contact-button';

/** Customer-service chat belongs to WeChat; the demo says where it would open. */
export const ContactButton: typeof Shape.ContactButton = (props) => (
  <Button
    {...props}
    hoverClass="pressed"
    onClick={() => {
      void confirm({ title: t('contact.title'), content: t('contact.demo'), confirmText: t('action.got_it') });
    }}
  />
);
