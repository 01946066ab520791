/** Makes the screen bright and keeps it on, for a code that is held under a scanner; answers with how to undo it. */
export declare function brightenScreen(): () => void;
