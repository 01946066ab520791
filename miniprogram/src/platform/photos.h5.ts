import Taro from '@tarojs/taro';
import type * as Shape from './photos';

const maxBase64 = 500_000;
/** Longest side and quality, until it fits. */
const steps = [
  [1600, 0.8],
  [1280, 0.7],
  [960, 0.6],
  [640, 0.5],
] as const;

async function toPhoto(file: File): Promise<Shape.Photo> {
  const picture = await createImageBitmap(file);
  for (const [side, quality] of steps) {
    const scale = Math.min(1, side / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const src = canvas.toDataURL('image/jpeg', quality);
    const base64 = src.replace(/^data:[^,]*,/, '');
    if (base64.length <= maxBase64) return { src, base64 };
  }
  throw new Error('too large');
}

export const choosePhotos: typeof Shape.choosePhotos = (most) =>
  new Promise((resolve, reject) => {
    const picker = document.createElement('input');
    picker.type = 'file';
    picker.accept = 'image/png,image/jpeg,image/webp';
    picker.multiple = most > 1;
    picker.oncancel = () => resolve([]);
    picker.onchange = () => {
      Promise.all([...(picker.files ?? [])].slice(0, most).map(toPhoto)).then(resolve, reject);
    };
    picker.click();
  });

export const showPhotos: typeof Shape.showPhotos = (urls, current) => {
  void Taro.previewImage({ urls: [...urls], current }).catch(() => undefined);
};
