import { DeleteOutlined, LoadingOutlined, PlusOutlined, PushpinOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef } from 'react';
import { ApiFailure } from '../../../api/api-error.ts';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import { toBase64 } from '../../imports/upload-parts.ts';
import css from './editor.module.css';
import type { GoodsDraft } from './goods-draft.ts';
import { mostImages } from './goods-draft.ts';
import { shrinkPicture } from './shrink-picture.ts';

type Picture = GoodsDraft['images'][number];

interface Props {
  images: readonly Picture[];
  disabled: boolean;
  /** As a change to what is there then: several pictures arrive one after the other. */
  onChange: (change: (now: readonly Picture[]) => Picture[]) => void;
}

async function upload(file: File): Promise<Picture> {
  const small = await shrinkPicture(file);
  if (!small) throw new ApiFailure('file.not_a_picture', file.name, { status: 400 });
  return write('staff.files.upload', { base64: await toBase64(small) });
}

/** Up to nine pictures; the first is the cover. */
export function ImagesField({ images, disabled, onChange }: Props) {
  const { goods } = useMessages();
  const report = useReportFailure();
  const input = useRef<HTMLInputElement>(null);
  const add = useMutation({
    mutationFn: async (files: File[]) => {
      for (const file of files) {
        const picture = await upload(file);
        onChange((now) => [...now, picture].slice(0, mostImages));
      }
    },
    onError: report,
  });
  return (
    <div>
      <div className={css.images}>
        {images.map((it, at) => (
          <figure key={it.id} className={css.image}>
            <img src={it.url} alt="" />
            {at === 0 ? <figcaption>{goods.cover}</figcaption> : null}
            {disabled ? null : (
              <span className={css.imageTools}>
                {at === 0 ? null : (
                  <Button
                    size="small"
                    type="text"
                    icon={<PushpinOutlined />}
                    aria-label={goods.makeCover}
                    title={goods.makeCover}
                    onClick={() => onChange((now) => [it, ...now.filter(({ id }) => id !== it.id)])}
                  />
                )}
                <Button
                  size="small"
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={goods.removeImage}
                  title={goods.removeImage}
                  onClick={() => onChange((now) => now.filter(({ id }) => id !== it.id))}
                />
              </span>
            )}
          </figure>
        ))}
        {disabled || images.length >= mostImages ? null : (
          <button type="button" className={css.addImage} disabled={add.isPending} onClick={() => input.current?.click()}>
            {add.isPending ? <LoadingOutlined aria-hidden /> : <PlusOutlined aria-hidden />}
            {add.isPending ? goods.uploading : goods.addImage}
          </button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        // antd shows every file input inside a form item, hidden or not.
        style={{ display: 'none' }}
        multiple
        accept="image/*"
        aria-label={goods.addImage}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])].slice(0, mostImages - images.length);
          event.target.value = '';
          if (files.length > 0) add.mutate(files);
        }}
      />
    </div>
  );
}
