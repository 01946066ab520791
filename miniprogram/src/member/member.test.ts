import { expect, test } from 'vitest';
import { greetingKey } from './greeting';
import { levelTone } from './level-tone';

test('the level name decides the colour of the card', () => {
  expect(['铜卡会员', '银卡会员', '黄金会员', '黑金卡', 'Gold', '注册会员', ''].map(levelTone)).toEqual([
    'bronze',
    'silver',
    'gold',
    'black-card',
    'gold',
    'member',
    'member',
  ]);
});

test('people are greeted by the hour in China, whatever the phone thinks', () => {
  const at = (time: string): string => greetingKey(Date.parse(`2026-11-22T${time}:00+08:00`));
  expect(['00:10', '05:00', '11:30', '13:00', '18:00', '23:59'].map(at)).toEqual([
    'home.greeting.night',
    'home.greeting.morning',
    'home.greeting.noon',
    'home.greeting.afternoon',
    'home.greeting.evening',
    'home.greeting.evening',
  ]);
});
