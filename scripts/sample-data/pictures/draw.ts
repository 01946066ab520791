import { paint } from './paint.ts';
import type { Colour, Layer } from './paint.ts';
import { both, box, circle, ellipse, leaf, line, outline, outside, polygon } from './shapes.ts';

/** What the sample shop's goods look like: a thing in the middle of a plain ground, in the colours of the tea. */
export interface Look {
  thing: keyof typeof things;
  /** Of the thing, of what is on it, of the ground. */
  colours: readonly [main: Colour, second: Colour, ground: Colour];
}

const shadow = (y: number, width: number): Layer => ({ shape: ellipse(300, y, width, 18), colour: '#3b3126', strength: 0.16, soft: 22 });
const shine = (shape: Layer['shape']): Layer => ({ shape, colour: '#ffffff', strength: 0.16, soft: 6 });

/** Two leaves and a bud. */
const sprig = (x: number, y: number, size: number, colour: Colour): Layer[] => [
  { shape: leaf(x, y, size, -150), colour },
  { shape: leaf(x, y, size, -30), colour },
  { shape: leaf(x, y + size * 0.06, size * 1.15, -90, 2), colour },
  { shape: line(x, y, x, y + size * 0.55, size * 0.035), colour },
];

const steam = (x: number, y: number): Layer[] =>
  [0, 1, 2, 3, 4, 5].map((nth) => ({
    shape: ellipse(x + Math.sin(nth * 1.15) * 15, y - nth * 19, 11, 15),
    colour: '#ffffff',
    strength: 0.42 - nth * 0.06,
    soft: 13,
  }));

type Draw = (main: Colour, second: Colour) => Layer[];

const tin: Draw = (main, second) => [
  shadow(492, 150),
  { shape: box(178, 190, 422, 492, 26), colour: main },
  { shape: box(170, 128, 430, 206, 20), colour: main },
  { shape: box(170, 186, 430, 206, 4), colour: '#1d1712', strength: 0.22 },
  { shape: box(214, 240, 386, 446, 10), colour: second },
  { shape: outline(box(224, 250, 376, 436, 6), 1.2), colour: main, strength: 0.6 },
  ...sprig(300, 348, 58, main),
  { shape: line(258, 412, 342, 412, 2.4), colour: main, strength: 0.7 },
  shine(box(190, 214, 206, 476, 8)),
];

const pouch: Draw = (main, second) => [
  shadow(498, 152),
  { shape: polygon([[196, 140], [404, 140], [428, 492], [172, 492]], 10), colour: main }, // prettier-ignore
  { shape: box(186, 118, 414, 168, 6), colour: main },
  { shape: line(190, 166, 410, 166, 1.6), colour: '#1d1712', strength: 0.3 },
  { shape: circle(300, 322, 88), colour: second },
  { shape: outline(circle(300, 322, 78), 1.2), colour: main, strength: 0.6 },
  ...sprig(300, 336, 54, main),
  shine(polygon([[212, 190], [228, 190], [216, 470], [196, 470]], 3)), // prettier-ignore
];

const cake: Draw = (main, second) => [
  shadow(500, 190),
  { shape: circle(300, 306, 196), colour: '#efe6d3' },
  { shape: outline(circle(300, 306, 190), 1.4), colour: main, strength: 0.35 },
  { shape: circle(300, 306, 150), colour: main },
  { shape: outline(circle(300, 306, 136), 1.6), colour: second, strength: 0.8 },
  { shape: circle(300, 306, 98), colour: second },
  ...sprig(300, 326, 62, main),
];

const giftBox: Draw = (main, second) => [
  shadow(478, 212),
  { shape: box(108, 236, 492, 478, 12), colour: main },
  { shape: box(96, 176, 504, 252, 10), colour: main },
  { shape: box(96, 238, 504, 256, 4), colour: '#1d1712', strength: 0.2 },
  { shape: box(276, 176, 324, 478, 2), colour: second },
  { shape: box(108, 334, 492, 374, 2), colour: second },
  { shape: leaf(300, 178, 108, -160, 0.8), colour: second },
  { shape: leaf(300, 178, 108, -20, 0.8), colour: second },
  { shape: circle(300, 170, 21), colour: second },
  { shape: circle(300, 170, 9), colour: main, strength: 0.5 },
  shine(box(122, 270, 136, 460, 6)),
];

const cup: Draw = (main, second) => [
  shadow(486, 190),
  { shape: ellipse(300, 462, 188, 26), colour: main },
  { shape: ellipse(300, 456, 150, 14), colour: '#1d1712', strength: 0.14 },
  { shape: both(ellipse(300, 290, 150, 176), box(140, 290, 460, 470)), colour: main },
  { shape: box(252, 444, 348, 468, 8), colour: main },
  { shape: ellipse(300, 290, 150, 36), colour: '#f6f0e4' },
  { shape: ellipse(300, 294, 134, 28), colour: second },
  { shape: leaf(262, 296, 46, -12), colour: '#5d7f3a', strength: 0.9 },
  { shape: leaf(322, 302, 40, 170), colour: '#6f9447', strength: 0.9 },
  shine(both(ellipse(300, 290, 136, 160), outside(ellipse(318, 290, 132, 168)), box(140, 318, 300, 440))),
  ...steam(280, 238),
  ...steam(330, 222),
];

/** As the tea sinks, it darkens. */
const depths = [330, 375, 420, 462];

const glass: Draw = (main, second) => {
  const tea = polygon([[204, 236], [396, 236], [371, 496], [229, 496]], 4); // prettier-ignore
  return [
    shadow(508, 112),
    { shape: polygon([[196, 176], [404, 176], [376, 504], [224, 504]], 6), colour: '#ffffff', strength: 0.75 }, // prettier-ignore
    { shape: tea, colour: main },
    ...depths.map((top) => ({ shape: both(tea, box(180, top, 420, 540)), colour: second, strength: 0.3 })),
    { shape: polygon([[238, 262], [290, 254], [298, 306], [246, 314]], 5), colour: '#ffffff', strength: 0.4 }, // prettier-ignore
    { shape: polygon([[312, 288], [362, 298], [352, 346], [302, 336]], 5), colour: '#ffffff', strength: 0.32 }, // prettier-ignore
    { shape: polygon([[254, 338], [300, 352], [286, 398], [240, 384]], 5), colour: '#ffffff', strength: 0.24 }, // prettier-ignore
    { shape: line(330, 172, 362, 66, 9), colour: second },
    ...sprig(258, 146, 40, '#5d8a45'),
    { shape: box(182, 158, 418, 184, 10), colour: '#ffffff' },
    { shape: box(182, 176, 418, 184, 4), colour: '#1d1712', strength: 0.1 },
    shine(polygon([[214, 200], [226, 200], [246, 480], [236, 480]], 2)), // prettier-ignore
  ];
};

const pot: Draw = (main, second) => [
  shadow(474, 190),
  { shape: outline(circle(452, 330, 66), 15), colour: main },
  { shape: polygon([[60, 244], [98, 232], [214, 350], [190, 420]], 8), colour: main }, // prettier-ignore
  { shape: ellipse(300, 350, 168, 124), colour: main },
  { shape: both(ellipse(300, 350, 168, 124), box(120, 410, 480, 480)), colour: '#1d1712', strength: 0.12, soft: 40 },
  { shape: ellipse(300, 238, 92, 26), colour: main },
  { shape: outline(ellipse(300, 246, 96, 26), 2), colour: '#1d1712', strength: 0.22 },
  { shape: circle(300, 200, 22), colour: second },
  ...sprig(300, 360, 56, second),
  shine(both(ellipse(300, 350, 150, 108), outside(ellipse(322, 362, 152, 112)))),
];

const things = { tin, pouch, cake, giftBox, cup, glass, pot };

export function drawGoods({ thing, colours: [main, second, ground] }: Look): Buffer {
  const halo: Layer = { shape: circle(300, 300, 244), colour: '#ffffff', strength: 0.35 };
  return paint(ground, [halo, ...things[thing](main, second)]);
}
