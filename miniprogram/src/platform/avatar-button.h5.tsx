import { Button } from '@tarojs/components';
import type * as Shape from './avatar-button';

const side = 512;

/** Square, small and JPG whatever was chosen, as WeChat's own picker does. */
async function toAvatar(file: File): Promise<string> {
  const picture = await createImageBitmap(file);
  const edge = Math.min(picture.width, picture.height);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = Math.min(side, edge);
  const from = [(picture.width - edge) / 2, (picture.height - edge) / 2] as const;
  canvas.getContext('2d')?.drawImage(picture, ...from, edge, edge, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', 0.85).replace(/^data:[^,]*,/, '');
}

export const AvatarButton: typeof Shape.AvatarButton = ({ onPicked, onFailed, disabled, ...rest }) => (
  <Button
    {...rest}
    hoverClass="pressed"
    onClick={() => {
      if (disabled) return;
      const picker = document.createElement('input');
      picker.type = 'file';
      picker.accept = 'image/png,image/jpeg';
      picker.onchange = () => {
        const file = picker.files?.[0];
        if (file) toAvatar(file).then(onPicked, onFailed);
      };
      picker.click();
    }}
  />
);
