import { useMessages } from '../../messages/locale-context.tsx';
import { MergeHistory } from '../duplicates/merge-history.tsx';
import { InvoicesSection } from '../invoices/customer/invoices-section.tsx';
import { MembershipSection } from '../membership/customer/membership-section.tsx';
import { FourNumbers } from '../orders/customer/four-numbers.tsx';
import { OrdersSection } from '../orders/customer/orders-section.tsx';
import { useMay } from '../session/api.ts';
import type { CustomerView, TimelinePage } from './api.ts';
import css from './customer-panel.module.css';
import { useMayEdit } from './edit/use-may-edit.ts';
import { EditableTags } from './edit/editable-tags.tsx';
import { useFields } from './fields/field-catalogue.ts';
import { NoteBox } from './notes/note-box.tsx';
import { Consents } from './profile/consents.tsx';
import { Fold } from './profile/fold.tsx';
import { Identities } from './profile/identities.tsx';
import { ProfileHeader } from './profile/profile-header.tsx';
import { RecordFields } from './profile/record-fields.tsx';
import { Relations } from './profile/relations.tsx';
import { Section } from './profile/section.tsx';
import { TagList } from './profile/tag-list.tsx';
import { Timeline } from './timeline/timeline.tsx';

interface Props {
  customer: CustomerView;
  snapshot?: { page: TimelinePage; at: number } | undefined;
  /** Beside a WeCom chat one can send into it. */
  inChat?: boolean;
}

/** One customer, top to bottom, as far as this person may see. The sidebar and the workbench drawer both show exactly this. */
export function CustomerPanel({ customer, snapshot, inChat = false }: Props) {
  const { customers, records } = useMessages();
  const { section } = customers;
  const all = useFields();
  const mayEdit = useMayEdit();
  const mayMerge = useMay('customers.merge');
  const tags = all.find('tags');
  return (
    <div className={css.panel}>
      <div className={css.scroll}>
        <ProfileHeader customer={customer} />
        <FourNumbers key={`numbers-${customer.id}`} customerId={customer.id} />
        {customer.tags ? (
          <Section title={section.tags}>
            {tags && customer.can.edit && mayEdit(tags) ? (
              <EditableTags key={customer.id} customer={customer} field={tags} all={all} />
            ) : (
              <TagList tags={customer.tags} />
            )}
          </Section>
        ) : null}
        <OrdersSection key={`orders-${customer.id}`} customerId={customer.id} />
        <MembershipSection key={`membership-${customer.id}`} customerId={customer.id} inChat={inChat} />
        <InvoicesSection key={`invoices-${customer.id}`} customerId={customer.id} />
        <RecordFields customer={customer} />
        <Section title={section.relations}>
          <Relations followers={customer.followers} />
        </Section>
        {customer.identities && customer.identities.length > 0 ? (
          <Section title={section.identities}>
            <Identities identities={customer.identities} />
          </Section>
        ) : null}
        <Fold key={`consents-${customer.id}`} title={records.consents}>
          {() => <Consents customerId={customer.id} />}
        </Fold>
        {mayMerge && customer.mergedIds.length > 0 ? (
          <Fold key={`merges-${customer.id}`} title={records.merges(customer.mergedIds.length)}>
            {() => <MergeHistory customerId={customer.id} />}
          </Fold>
        ) : null}
        {customer.can.readTimeline ? (
          <Section title={section.timeline}>
            <Timeline key={customer.id} customerId={customer.id} canWrite={customer.can.addNote} snapshot={snapshot} />
          </Section>
        ) : null}
      </div>
      {customer.can.addNote ? <NoteBox key={customer.id} customerId={customer.id} /> : null}
    </div>
  );
}
