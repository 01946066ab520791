/** The H5 build plays WeChat's part on the same computer as the staff app. */
export declare const isDemo: boolean;
