/** Nobody a shop knows was born earlier. */
const earliestYear = 1900;

const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Every date of birth that is celebrated on this day (`2026-05-17`). Who was born on 29 February celebrates on the 28th of other years. */
export function birthdaysOn(day: string): string[] {
  const year = Number(day.slice(0, 4));
  const days = [day.slice(5), ...(day.endsWith('-02-28') && !leap(year) ? ['02-29'] : [])];
  const years = Array.from({ length: Math.max(0, year - earliestYear) }, (_, at) => earliestYear + at);
  return days.flatMap((it) => years.filter((born) => it !== '02-29' || leap(born)).map((born) => `${born}-${it}`));
}
