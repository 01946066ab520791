import Taro from '@tarojs/taro';
import type * as Shape from './keep-file';

export const fileGoes: typeof Shape.fileGoes = 'send';

/** WeChat saves no web pages, but sends any file to a chat (the person's own file helper, say). The file on the phone is removed afterwards. */
export const keepFile: typeof Shape.keepFile = async (name, text) => {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`;
  const files = Taro.getFileSystemManager();
  files.writeFileSync(filePath, text, 'utf8');
  try {
    await Taro.shareFileMessage({ filePath, fileName: name });
  } finally {
    files.unlink({ filePath, fail: () => undefined });
  }
};

export const copyText: typeof Shape.copyText = async (data) => {
  await Taro.setClipboardData({ data });
};
