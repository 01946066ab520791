/** WeChat's calling style: one object with success, fail and complete, and a promise when none is given. */
export interface WxOptions {
  success?: (result: unknown) => void;
  fail?: (result: { errMsg: string }) => void;
  complete?: (result: unknown) => void;
}

export function wxCall<T extends object>(name: string, work: (options: T) => unknown) {
  return (options: T & WxOptions): Promise<unknown> => {
    const given: T & WxOptions = options ?? {};
    return Promise.resolve()
      .then(() => work(given))
      .then(
        (result) => {
          const answer = { errMsg: `${name}:ok`, ...(result as object | undefined) };
          given.success?.(answer);
          given.complete?.(answer);
          return answer;
        },
        (error: unknown) => {
          const failure = { errMsg: `${name}:fail ${error instanceof Error ? error.message : String(error)}` };
          given.fail?.(failure);
          given.complete?.(failure);
          if (given.success ?? given.fail ?? given.complete) return failure;
          throw failure as unknown as Error;
        },
      );
  };
}
