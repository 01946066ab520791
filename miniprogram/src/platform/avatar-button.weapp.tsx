import { Button } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type * as Shape from './avatar-button';

/** The server takes 280,000 characters of base64 (about 200 KB). */
const maxBase64 = 270_000;

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

async function readAvatar(filePath: string): Promise<string> {
  const asIs = await readBase64(filePath);
  if (asIs.length <= maxBase64) return asIs;
  const smaller = await Taro.compressImage({ src: filePath, quality: 70, compressedWidth: 512 });
  return readBase64(smaller.tempFilePath);
}

export const AvatarButton: typeof Shape.AvatarButton = ({ onPicked, onFailed, ...rest }) => (
  <Button
    {...rest}
    hoverClass="pressed"
    openType="chooseAvatar"
    onChooseAvatar={({ detail }) => {
      const { avatarUrl } = detail as { avatarUrl?: string };
      if (avatarUrl) readAvatar(avatarUrl).then(onPicked, onFailed);
    }}
  />
);
