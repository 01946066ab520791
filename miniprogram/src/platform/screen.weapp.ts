import Taro from '@tarojs/taro';
import type * as Shape from './screen';

/** Brightness is a help and no more: where it is refused, the code is shown all the same. */
const quietly = (): void => undefined;

export const brightenScreen: typeof Shape.brightenScreen = () => {
  let undone = false;
  let before: number | undefined;
  const brighten = async (): Promise<void> => {
    const { value } = await Taro.getScreenBrightness();
    if (undone) return;
    before = value;
    await Taro.setScreenBrightness({ value: 1 });
    await Taro.setKeepScreenOn({ keepScreenOn: true });
  };
  brighten().catch(quietly);
  return () => {
    undone = true;
    if (before === undefined) return;
    Taro.setScreenBrightness({ value: before }).catch(quietly);
    Taro.setKeepScreenOn({ keepScreenOn: false }).catch(quietly);
  };
};
