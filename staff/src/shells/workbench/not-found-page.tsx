import { useNavigate } from 'react-router';
import { useMessages } from '../../messages/locale-context.tsx';
import { StateNotice } from '../../ui/state-notice.tsx';

export function NotFoundPage() {
  const { states } = useMessages();
  const navigate = useNavigate();
  return (
    <StateNotice
      tone="empty"
      body={states.notFoundTitle}
      action={{ label: states.notFoundAction, onClick: () => void navigate('/customers') }}
    />
  );
}
