import Taro from '@tarojs/taro';

/** `zh_CN`, `en`, `en-US` …, or nothing on a client too old to say. */
export function systemLanguage(): string {
  try {
    return Taro.getAppBaseInfo().language ?? '';
  } catch {
    return '';
  }
}
