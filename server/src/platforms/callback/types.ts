/** One value of a push: every scalar is text (MsgId is 64 bits and would lose digits as a number), repeated elements are arrays. */
export type FieldValue = string | FieldValue[] | { [name: string]: FieldValue };

export type Fields = { [name: string]: FieldValue };

/** The parsed query of a callback; a repeated parameter (array) is refused. */
export type CallbackQuery = Readonly<Record<string, string | string[] | undefined>>;

export interface CallbackInput {
  query: CallbackQuery;
  /** Exactly the bytes received. */
  rawBody: Buffer;
}

/** A push of the official account or the mini-program (facts §2.7–2.9). */
export interface PushMessage {
  /** The account's original id, `gh_…`. */
  toUserName: string;
  /** The sender's openid. */
  fromUserName: string;
  /** Unix seconds. */
  createTime: number;
  msgType: string;
  event?: string;
  eventKey?: string;
  ticket?: string;
  /** 64-bit number as text; `MsgID` of events as well as `MsgId` of messages. */
  msgId?: string;
  content?: string;
  /** Everything received, names as Tencent writes them. */
  fields: Fields;
}

export interface OpenedPush {
  message: PushMessage;
  /** Whether an answer other than `success` must be encrypted. */
  encrypted: boolean;
  /** 64 hex characters; equal for every delivery of the same push. */
  dedupeKey: string;
}
