/** What sentences call the change where somebody has moved more than the question asks about. */
export const whatWasMoved = "what was moved";
