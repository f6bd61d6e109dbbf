// What the server writes in front of these scripts, and what they keep in the tab.
declare const STYLE: string;
declare var pantauSkip: (event: MouseEvent) => void;
declare var pantauMenus: (event: Event) => void;
declare var pantauSearch: (event: KeyboardEvent) => void;
declare var pantauOwnWords: MutationObserver | undefined;
