// Why a kind of forecast is untested, where that is all there is to say: who writes a verdict knows it by these words.
export const neverScored = "no forecast of this kind has been scored";
