import Taro from '@tarojs/taro';
import type * as Shape from './paper';
import type { Paper } from './types';

/** The same paper is written over itself, so looking at it often takes no more room. */
function write({ fileName, base64 }: Paper): string {
  const filePath = `${Taro.env.USER_DATA_PATH}/${fileName.replace(/[\\/:*?"<>|\s]/g, '_')}`;
  Taro.getFileSystemManager().writeFileSync(filePath, base64, 'base64');
  return filePath;
}

export const showPaper: typeof Shape.showPaper = async (read) => {
  // The menu of WeChat's viewer saves, forwards and prints.
  await Taro.openDocument({ filePath: write(await read()), fileType: 'pdf', showMenu: true });
};

export const keepPaper: typeof Shape.keepPaper = async (paper) => {
  const filePath = write(paper);
  try {
    await Taro.shareFileMessage({ filePath, fileName: paper.fileName });
  } finally {
    Taro.getFileSystemManager().unlink({ filePath, fail: () => undefined });
  }
};
