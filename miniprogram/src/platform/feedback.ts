import Taro from '@tarojs/taro';

/** Readable on WeChat's light and dark dialogs alike. */
const confirmColor = '#17948D';
const quietly = (): void => undefined;

export function toast(title: string, icon: 'none' | 'success' = 'none'): void {
  Taro.showToast({ title, icon, duration: icon === 'none' ? 2500 : 1500 }).then(quietly, quietly);
}

interface Question {
  title: string;
  content: string;
  confirmText: string;
  cancelText?: string;
}

export async function confirm({ cancelText, ...question }: Question): Promise<boolean> {
  const answer = await Taro.showModal({ ...question, confirmColor, ...(cancelText ? { cancelText } : { showCancel: false }) }).catch(
    () => undefined,
  );
  return answer?.confirm ?? false;
}
