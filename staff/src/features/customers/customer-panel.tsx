import { useMessages } from '../../messages/locale-context.tsx';
import type { CustomerView, TimelinePage } from './api.ts';
import css from './customer-panel.module.css';
import { NoteBox } from './notes/note-box.tsx';
import { Facts } from './profile/facts.tsx';
import { Identities } from './profile/identities.tsx';
import { ProfileHeader } from './profile/profile-header.tsx';
import { Relations } from './profile/relations.tsx';
import { Section } from './profile/section.tsx';
import { TagList } from './profile/tag-list.tsx';
import { Timeline } from './timeline/timeline.tsx';

interface Props {
  customer: CustomerView;
  snapshot?: { page: TimelinePage; at: number } | undefined;
}

/** One customer, top to bottom. The sidebar and the workbench drawer both show exactly this. */
export function CustomerPanel({ customer, snapshot }: Props) {
  const { customers } = useMessages();
  const { section } = customers;
  return (
    <div className={css.panel}>
      <div className={css.scroll}>
        <ProfileHeader customer={customer} />
        <Section>
          <Facts customer={customer} />
        </Section>
        <Section title={section.tags}>
          <TagList tags={customer.tags} />
        </Section>
        <Section title={section.relations}>
          <Relations followers={customer.followers} />
        </Section>
        {customer.identities.length > 0 ? (
          <Section title={section.identities}>
            <Identities identities={customer.identities} />
          </Section>
        ) : null}
        <Section title={section.timeline}>
          <Timeline key={customer.id} customerId={customer.id} canWrite={customer.can.addNote} snapshot={snapshot} />
        </Section>
      </div>
      {customer.can.addNote ? <NoteBox key={customer.id} customerId={customer.id} /> : null}
    </div>
  );
}
