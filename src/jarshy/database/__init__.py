"""How rooms ask the database: below every room that stores something, knowing none of them."""
