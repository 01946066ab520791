const colours = [
  ['#9fb96b', '#dfe8c4'],
  ['#5f7f3a', '#c9d8a8'],
  ['#8a4a2b', '#e3c3a4'],
  ['#b9a27a', '#efe6d2'],
  ['#d6a24a', '#f6e3b8'],
  ['#6d4438', '#d2b3a6'],
] as const;

/** Something like a cup of tea, so that pages with pictures can be looked at. */
export function teaPicture(nth: number): string {
  const [tea, cloth] = colours[nth % colours.length] ?? colours[0];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 300"><rect width="300" height="300" fill="${cloth}"/>` +
    `<circle cx="150" cy="160" r="104" fill="#fff"/><circle cx="150" cy="160" r="80" fill="${tea}"/>` +
    `<circle cx="126" cy="138" r="18" fill="#fff" opacity=".18"/></svg>`
  );
}
