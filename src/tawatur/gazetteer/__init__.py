"""What names mean: places, countries and nationalities, actors. Tables and look-ups, no judgement."""
