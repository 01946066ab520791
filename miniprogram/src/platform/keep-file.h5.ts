import Taro from '@tarojs/taro';
import type * as Shape from './keep-file';

export const fileGoes: typeof Shape.fileGoes = 'save';

export const keepFile: typeof Shape.keepFile = (name, text) => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/html;charset=utf-8' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  return Promise.resolve();
};

export const copyText: typeof Shape.copyText = async (data) => {
  await Taro.setClipboardData({ data });
};
