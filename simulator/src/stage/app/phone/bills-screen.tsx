/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { applyForInvoice } from '../actions.ts';
import { getBox, segment } from '../box-client.ts';
import type { Bill, Person, PersonBills } from '../box-types.ts';
import { shortTimeOf, useSimulatedNow } from '../clock.ts';
import { setStage, useStage } from '../stage-state.ts';
import { words } from '../words.ts';
import { PhoneHeader } from './phone-header.tsx';
import { TitleForm } from './title-form.tsx';

const yuan = (fen: number): string => (fen / 100).toFixed(2);

type BillCardProps = { bill: Bill; person: Person; invoiceButton: boolean; onChanged: () => void };

const BillCard = ({ bill, person, invoiceButton, onChanged }: BillCardProps) => {
  const now = useSimulatedNow();
  const [filling, setFilling] = useState(false);
  const done = bill.cards.length > 0 ? words.bills.carded(bill.cards.length) : bill.titleName && words.bills.applied(bill.titleName);
  return (
    <article class="bill">
      <header>
        <span>{words.bills.receipt}</span>
        <time>{shortTimeOf(bill.paidAt, now)}</time>
      </header>
      <p class="bill-amount">¥{yuan(bill.totalFen)}</p>
      <p class="bill-goods">{bill.description}</p>
      {bill.refundedFen > 0 && <p class="bill-note">{words.bills.refunded(yuan(bill.refundedFen))}</p>}
      {done && <p class="bill-note">{done}</p>}
      {filling ? (
        <TitleForm
          name={person.name}
          onCancel={() => setFilling(false)}
          onSubmit={(title) =>
            void applyForInvoice(bill.transactionId, title).then((applied) => {
              if (!applied) return;
              setFilling(false);
              onChanged();
            })
          }
        />
      ) : (
        !done && (
          <div class="bill-actions">
            <button class="button" disabled={!invoiceButton} onClick={() => setFilling(true)}>
              {words.bills.apply}
            </button>
            {!invoiceButton && <span class="bill-note">{words.bills.noButton}</span>}
          </div>
        )
      )}
    </article>
  );
};

/** WeChat Pay's own chat: what was paid, and 开发票 below it. */
export const BillsScreen = ({ person }: { person: Person }) => {
  const [answer, setAnswer] = useState<PersonBills | undefined>(undefined);
  const [looks, setLooks] = useState(0);
  // Every exchange may have changed something here.
  const seen = useStage((stage) => stage.exchanges.at(-1)?.seq ?? 0);
  useEffect(() => {
    let current = true;
    getBox<PersonBills>(`persons/${segment(person.id)}/bills`).then(
      (bills) => current && setAnswer(bills),
      () => undefined,
    );
    return () => void (current = false);
  }, [person.id, seen, looks]);
  return (
    <>
      <PhoneHeader title={words.bills.title} onBack={() => setStage({ screen: { kind: 'chats' } })} />
      <div class="bills">
        {!answer && <p class="bill-none">{words.bills.loading}</p>}
        {answer?.bills.length === 0 && (
          <p class="bill-none">
            {words.bills.none}
            <br />
            {words.bills.noneHint}
          </p>
        )}
        {answer?.bills.map((bill) => (
          <BillCard
            key={bill.transactionId}
            bill={bill}
            person={person}
            invoiceButton={answer.invoiceButton}
            onChanged={() => setLooks(looks + 1)}
          />
        ))}
      </div>
    </>
  );
};
