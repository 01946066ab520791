/** WeChat Pay answered and said no. Turned into an outcome or an AppError by errors.ts. */
export class PayRefusal extends Error {
  readonly api: string;
  readonly status: number;
  readonly wxCode: string;
  /** The number at the end of Request-ID, which tells cases of one code apart; 0 when there is none. */
  readonly number: number;
  /** The platform's own sentence, for the log only. */
  readonly sentence: string;

  constructor(told: { api: string; status: number; wxCode: string; number: number; sentence: string }) {
    super(`${told.api} answered ${told.status} ${told.wxCode} (${told.number})`);
    this.name = 'PayRefusal';
    this.api = told.api;
    this.status = told.status;
    this.wxCode = told.wxCode;
    this.number = told.number;
    this.sentence = told.sentence;
  }
}
