export type LevelTone = 'member' | 'bronze' | 'silver' | 'gold' | 'black-card';

const tones: ReadonlyArray<readonly [RegExp, LevelTone]> = [
  [/黑|black/i, 'black-card'],
  [/金|gold/i, 'gold'],
  [/银|silver/i, 'silver'],
  [/铜|bronze/i, 'bronze'],
];

/** The card's colour. Levels are only a name so far, so the name decides. */
export function levelTone(levelName: string): LevelTone {
  return tones.find(([pattern]) => pattern.test(levelName))?.[1] ?? 'member';
}
