import { useMessages } from '../../../messages/locale-context.tsx';
import { Card, Page } from '../../../ui/page.tsx';
import css from './redeem.module.css';
import { RedeemPanel } from './redeem-panel.tsx';

/** `/redeem`: for the till, with a scanner. */
export function RedeemPage() {
  const { redeem } = useMessages();
  return (
    <Page title={redeem.title} intro={redeem.intro} narrow>
      <Card className={css.card}>
        <div className={css.inner}>
          <RedeemPanel />
        </div>
      </Card>
    </Page>
  );
}
