// Nothing: what is left is what every program of .NET takes from start to end.
return 0;
