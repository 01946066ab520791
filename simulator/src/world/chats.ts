export interface ChatMessage {
  from: 'person' | 'account' | 'staff';
  type: string;
  text: string;
  at: number;
  content?: unknown;
}

export interface Chats {
  say(key: string, message: ChatMessage): void;
  read(key: string): ChatMessage[];
}

const KEPT = 200;

export const accountChat = (personId: string): string => `oa ${personId}`;
export const staffChat = (userid: string, personId: string): string => `wecom ${userid} ${personId}`;

export function createChats(onSay: (key: string, message: ChatMessage) => void = () => undefined): Chats {
  const chats = new Map<string, ChatMessage[]>();
  return {
    say: (key, message) => {
      const list = chats.get(key) ?? [];
      list.push(message);
      if (list.length > KEPT) list.shift();
      chats.set(key, list);
      onSay(key, message);
    },
    read: (key) => [...(chats.get(key) ?? [])],
  };
}
