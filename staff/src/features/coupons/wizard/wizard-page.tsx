import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Card, CardSkeleton, Page } from '../../../ui/page.tsx';
import { QueryState } from '../../../ui/query-state.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { sessionQuery } from '../../session/api.ts';
import type { Template } from '../api.ts';
import { templateQuery } from '../api.ts';
import { newDraft, toDraft } from './draft.ts';
import { WizardForm } from './wizard-form.tsx';

const longestTitle = 20;

/** `/coupons/new`, `/coupons/new?copy=…`, `/coupons/:id/edit`. */
export function WizardPage() {
  const { states, template: words, wizard } = useMessages();
  const { id = null } = useParams();
  const copyOf = useSearchParams()[0].get('copy');
  const navigate = useNavigate();
  const now = useNow();
  const session = useQuery(sessionQuery);
  const source = id ?? copyOf;
  const query = useQuery({ ...templateQuery(source ?? ''), enabled: source !== null });
  if (session.data && !session.data.permissions.includes('coupons.write')) {
    return <StateNotice tone="forbidden" title={states.forbiddenTitle} body={states.forbiddenBody} />;
  }
  const copied = (it: Template) => ({
    ...toDraft(it, now),
    title: words.copyTitle(it.title).slice(0, longestTitle),
    claimFrom: newDraft(now).claimFrom,
    claimUntil: newDraft(now).claimUntil,
  });
  return (
    <Page title={id ? wizard.editTitle : wizard.newTitle}>
      {source === null ? (
        <WizardForm id={null} initial={newDraft(now)} />
      ) : (
        <QueryState query={query} skeleton={<CardSkeleton />}>
          {(it) =>
            id && it.state !== 'draft' ? (
              <Card>
                <StateNotice
                  tone="forbidden"
                  body={wizard.frozen}
                  action={{ label: words.back, onClick: () => void navigate(`/coupons/${encodeURIComponent(it.id)}`, { replace: true }) }}
                />
              </Card>
            ) : (
              <WizardForm key={it.id} id={id} initial={id ? toDraft(it, now) : copied(it)} />
            )
          }
        </QueryState>
      )}
    </Page>
  );
}
