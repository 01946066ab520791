import { Image } from 'antd';
import { useMessages } from '../../../messages/locale-context.tsx';
import type { Refund } from '../api.ts';

/** What the customer photographed; a tap enlarges, and one can leaf through them. */
export function RefundPhotos({ photos }: { photos: Refund['photos'] }) {
  const { refunds } = useMessages();
  if (photos.length === 0) return null;
  return (
    <span style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
      <Image.PreviewGroup>
        {photos.map(({ id, url }) => (
          <Image
            key={id}
            src={url}
            alt={refunds.photo}
            width={64}
            height={64}
            style={{ objectFit: 'cover', borderRadius: 6, border: '1px solid var(--line)' }}
          />
        ))}
      </Image.PreviewGroup>
    </span>
  );
}
