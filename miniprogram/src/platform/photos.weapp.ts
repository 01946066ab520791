import Taro from '@tarojs/taro';
import { saidNo } from './error-words';
import type * as Shape from './photos';

/** The server takes 380 KB: 506,666 characters of base64. */
const maxBase64 = 500_000;
/** Width and quality, until it fits. */
const steps = [
  [1600, 80],
  [1280, 70],
  [960, 60],
  [640, 50],
] as const;

function readBase64(filePath: string): Promise<string> {
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath,
      encoding: 'base64',
      success: ({ data }) => (typeof data === 'string' ? resolve(data) : reject(new Error('not text'))),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    });
  });
}

async function toPhoto(src: string): Promise<Shape.Photo> {
  const asIs = await readBase64(src);
  if (asIs.length <= maxBase64) return { src, base64: asIs };
  for (const [compressedWidth, quality] of steps) {
    const { tempFilePath } = await Taro.compressImage({ src, quality, compressedWidth });
    const base64 = await readBase64(tempFilePath);
    if (base64.length <= maxBase64) return { src: tempFilePath, base64 };
  }
  throw new Error('too large');
}

/** With callbacks: Taro makes no promise of this call. */
function choose(count: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    void Taro.chooseMedia({
      count,
      mediaType: ['image'],
      sizeType: ['compressed'],
      success: ({ tempFiles }) => resolve(tempFiles.map(({ tempFilePath }) => tempFilePath)),
      fail: (error) => (saidNo(error) ? resolve([]) : reject(new Error(error.errMsg))),
    });
  });
}

export const choosePhotos: typeof Shape.choosePhotos = async (most) => {
  const paths = await choose(most);
  return Promise.all(paths.map(toPhoto));
};

export const showPhotos: typeof Shape.showPhotos = (urls, current) => {
  void Taro.previewImage({ urls: [...urls], current }).catch(() => undefined);
};
